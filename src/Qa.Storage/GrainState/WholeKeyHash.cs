using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Orleans;
using Orleans.Runtime;
using Orleans.Storage;

namespace Qa.Storage.GrainState;

/// <summary>
/// Makes the two hashes that Orleans stores beside a grain's key tell grains apart. Its provider reads texts that look like numbers as numbers,
/// so that without this the grains "1" and "01", "a" and "A" would have one state between them, and so would grains of different kinds.
/// </summary>
internal sealed class WholeKeyHash : IStorageHasherPicker
{
    public ICollection<IHasher> HashProviders { get; } = [];

    public IHasher PickHasher<T>(
        string serviceId, string storageProviderInstanceName, string grainType, GrainId grainId, IGrainState<T> grainState, string? tag = null) =>
        new OfGrain(grainId);

    private sealed class OfGrain(GrainId grain) : IHasher
    {
        public string Description => "SHA-256 of the grain's whole id and the given bytes, first four bytes";

        // Called with the key's bytes and with the state's name: two different hashes of the same grain.
        public int Hash(byte[] data) => BinaryPrimitives.ReadInt32BigEndian(SHA256.HashData([.. Encoding.UTF8.GetBytes(grain.ToString()), 0, .. data]));
    }
}
