using Tlm.Models.Llm;

namespace Tlm.Models.Npu.Execution;

/// <summary>Joins the pieces of an operator, which come one after the other, into one activity of the component.</summary>
internal sealed class OperatorTrack(ActivityLog log)
{
    private Operator? _current;
    private Activity _sum;

    /// <summary>A piece of an operator has ended.</summary>
    public void Add(Operator op, int pass, in Activity piece)
    {
        if (!ReferenceEquals(op, _current) || pass != _sum.Pass)
        {
            Flush();
            _current = op;
            _sum = piece with { Name = op.Name, Kind = OperatorLedger.Name(op.Kind), Layer = op.Layer, Pass = pass };
            return;
        }
        _sum = _sum with
        {
            End = piece.End,
            Operations = _sum.Operations + piece.Operations,
            Bytes = _sum.Bytes + piece.Bytes,
            Waiting = _sum.Waiting + piece.Waiting,
        };
    }

    /// <summary>The operator under way has ended.</summary>
    public void Flush()
    {
        if (_current is not null)
            log.Add(_sum);
        _current = null;
    }
}
