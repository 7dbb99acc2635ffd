namespace Tlm;

/// <summary>When a transaction passed the ends of its link.</summary>
/// <param name="Sent">The initiator sent the request.</param>
/// <param name="Arrived">The request was at the target; the time of sending where the way takes no time.</param>
/// <param name="Answered">The target sent the response; the time of arrival back where the way takes no time.</param>
/// <param name="Returned">The response was at the initiator.</param>
/// <param name="IsStep">It is one step of a stream that the sockets issue for a target that takes single steps.</param>
/// <param name="Hop">Links that the payload was already on its way over: 0 at the component that made the transaction.</param>
public readonly record struct TransactionTimes(SimTime Sent, SimTime Arrived, SimTime Answered, SimTime Returned, bool IsStep, int Hop);
