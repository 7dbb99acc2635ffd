using Tlm.Conformance.Driving;

namespace Tlm.Conformance.Rules;

/// <summary>Non-blocking calls keep the four phases, both exclusion rules and the attributes; no reference is kept at the end.</summary>
internal sealed class BaseProtocol() : TargetRule("base-protocol", new Plan(Way.NonBlocking) { Outstanding = 4 });
