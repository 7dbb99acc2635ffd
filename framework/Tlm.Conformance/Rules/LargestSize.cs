using Tlm.Conformance.Driving;

namespace Tlm.Conformance.Rules;

/// <summary>A burst of many megabytes is served or refused by status.</summary>
internal sealed class LargestSize() : TargetRule("largest-size", new Plan(Way.Blocking) { Requests = 2, Bytes = 1 << 26, CarriesData = false, Address = 0 });
