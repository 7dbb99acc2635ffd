using Tlm.Conformance.Driving;

namespace Tlm.Conformance.Rules;

/// <summary>Simulated time goes on: no endless work at one instant.</summary>
internal sealed class TimeAdvances() : TargetRule("time-advances", new Plan(Way.Channel) { Requests = 256, Outstanding = 32, CarriesData = false });
