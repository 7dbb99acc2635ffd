namespace Tlm;

/// <summary>Is told the transactions of one initiator socket when their responses have arrived, in the initiator's partition.</summary>
public interface ITransactionSink
{
    /// <summary>A transaction has ended. The payload is as the response left it; it must not be kept or changed.</summary>
    void Add(Payload payload, in TransactionTimes times);
}
