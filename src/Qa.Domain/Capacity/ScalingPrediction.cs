using Qa.Domain.Trends;

namespace Qa.Domain.Capacity;

/// <summary>What a run with so many silos would measure.</summary>
/// <param name="CallsPerSecond">The curve's value.</param>
/// <param name="Interval">90 % interval of one new run in calls/s, always above 0; null when three runs in all leave nothing to
/// judge the noise by.</param>
/// <param name="Extrapolated">More silos than were ever measured.</param>
public sealed record ScalingPrediction(int Silos, double CallsPerSecond, Interval? Interval, bool Extrapolated);
