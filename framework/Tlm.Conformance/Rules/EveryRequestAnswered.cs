using Tlm.Conformance.Driving;

namespace Tlm.Conformance.Rules;

/// <summary>Every channel request gets one response, also in a timing-only run.</summary>
internal sealed class EveryRequestAnswered() : TargetRule("every-request-answered", new Plan(Way.Channel) { CarriesData = false });
