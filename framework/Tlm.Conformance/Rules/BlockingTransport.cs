using Tlm.Conformance.Driving;

namespace Tlm.Conformance.Rules;

/// <summary>Blocking calls return with a status.</summary>
internal sealed class BlockingTransport() : TargetRule("blocking-transport", new Plan(Way.Blocking));
