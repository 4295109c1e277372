using Orleans;
using Orleans.Runtime;
using Qa.Contracts.Calls;
using Qa.Contracts.Rulebooks;
using Qa.Domain.Calls;
using Qa.Domain.Rules;
using Qa.Domain.Scoring;

namespace Qa.Dashboard.Tests;

/// <summary>Grains that remember what they were given; everything else a page does not use.</summary>
internal sealed class FakeGrains : IGrainFactory
{
    private readonly Lock _gate = new();

    public Dictionary<string, CallView> Calls { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, RuleTrace> Traces { get; } = new(StringComparer.Ordinal);

    /// <summary>What the next submissions throw, if anything.</summary>
    public Exception? Failure { get; set; }

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey => (TGrainInterface)(typeof(TGrainInterface) == typeof(ICallGrain)
            ? new CallGrain(this, primaryKey)
            : (object)new RulebookGrain());

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithGuidKey => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithIntegerKey => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(Guid primaryKey, string keyExtension, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithGuidCompoundKey => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(long primaryKey, string keyExtension, string? grainClassNamePrefix = null) where TGrainInterface : IGrainWithIntegerCompoundKey => throw new NotSupportedException();

    public TGrainObserverInterface CreateObjectReference<TGrainObserverInterface>(IGrainObserver obj) where TGrainObserverInterface : IGrainObserver => throw new NotSupportedException();

    public void DeleteObjectReference<TGrainObserverInterface>(IGrainObserver obj) where TGrainObserverInterface : IGrainObserver => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, string grainPrimaryKey) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, Guid grainPrimaryKey, string keyExtension) => throw new NotSupportedException();

    public IGrain GetGrain(Type grainInterfaceType, long grainPrimaryKey, string keyExtension) => throw new NotSupportedException();

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey) => throw new NotSupportedException();

    public IAddressable GetGrain(Type interfaceType, IdSpan grainKey, string grainClassNamePrefix) => throw new NotSupportedException();

    public TGrainInterface GetGrain<TGrainInterface>(GrainId grainId) where TGrainInterface : IAddressable => throw new NotSupportedException();

    public IAddressable GetGrain(GrainId grainId) => throw new NotSupportedException();

    public IAddressable GetGrain(GrainId grainId, GrainInterfaceType interfaceType) => throw new NotSupportedException();

    private sealed class CallGrain(FakeGrains all, string id) : ICallGrain
    {
        public Task<SubmitReceipt> Submit(Call call)
        {
            if (all.Failure is { } failure)
                throw failure;

            lock (all._gate)
                all.Calls[id] = new CallView(call, 1, Some.Assessment(id));
            return Task.FromResult(new SubmitReceipt(id, SubmitStatus.Accepted, 1, Some.Assessment(id)));
        }

        public Task<Assessment?> Rescore() => throw new NotSupportedException();

        public Task<CallView?> Get() => Task.FromResult(all.Calls.GetValueOrDefault(id));

        public Task<ImmutableArray<RuleTrace>> Explain(string? rule) =>
            Task.FromResult(rule is not null && all.Traces.TryGetValue(rule, out var trace) ? [trace] : ImmutableArray<RuleTrace>.Empty);
    }

    private sealed class RulebookGrain : IRulebookGrain
    {
        public Task<PublishReceipt> Publish(string yaml, string by) => throw new NotSupportedException();

        public Task<PublishReceipt> Ship(string yaml) => throw new NotSupportedException();

        public Task<ImmutableArray<RulebookVersion>> Versions() => Task.FromResult(ImmutableArray<RulebookVersion>.Empty);

        public Task<RulebookText?> Text(int? version) => Task.FromResult<RulebookText?>(null);
    }
}
