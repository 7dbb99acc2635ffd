using Tlm.Conformance.Driving;

namespace Tlm.Conformance.Rules;

/// <summary>The highest addresses are served or refused by status, and other requests go on.</summary>
internal sealed class OutOfRange() : TargetRule("highest-address", new Plan(Way.Blocking) { Requests = 4, Address = ulong.MaxValue - 63 });
