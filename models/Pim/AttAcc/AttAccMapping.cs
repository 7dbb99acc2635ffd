namespace Tlm.Models.Pim.AttAcc;

/// <summary>How one level splits score and context (docs/pim-rules.md, "Mapping"): counts and address steps.</summary>
internal abstract class AttAccMapping
{
    protected AttAccMapping(AttAccShape shape, ChannelAddressMap map, int pseudochannels, int ranks, int groups, int banks)
    {
        Shape = shape;
        Map = map;
        Pseudochannels = pseudochannels;
        Ranks = ranks;
        Groups = groups;
        Banks = banks;
        ValuesPerColumn = Math.Max(1, (int)(map.Column / shape.BytesPerValue));
    }

    public AttAccShape Shape { get; }

    public ChannelAddressMap Map { get; }

    public int ValuesPerColumn { get; }

    /// <summary>MAC command of the level.</summary>
    public abstract string MacCommand { get; }

    /// <summary>Key groups of the score: keys that the level works on one after the other.</summary>
    public int KeyGroups => Ceiling(Shape.SequenceLength, KeySplit);

    /// <summary>Sections of the score: sixteen key groups between two barriers.</summary>
    public int ScoreSections => Ceiling(Shape.SequenceLength, KeySplit * 16);

    /// <summary>MACs a key group; also the number of output blocks of the context.</summary>
    public abstract int Blocks { get; }

    /// <summary>Addresses (relative to the base of K) that receive a part of the query vector.</summary>
    public abstract IEnumerable<long> QueryWrites();

    /// <summary>Addresses whose results move to the softmax buffer after a section of the score.</summary>
    public abstract IEnumerable<long> ScoreMoves();

    /// <summary>Addresses (relative to the base of V) that receive a part of the softmax output.</summary>
    public abstract IEnumerable<long> SoftmaxWrites();

    /// <summary>Addresses whose results move to the softmax buffer after an output block of the context.</summary>
    public abstract IEnumerable<long> ContextMoves();

    /// <summary>Address (relative to the base) of the <paramref name="index"/>th MAC of a head.</summary>
    public abstract long MacOffset(long index);

    protected int Pseudochannels { get; }

    protected int Ranks { get; }

    protected int Groups { get; }

    protected int Banks { get; }

    /// <summary>Parts into which the keys are split.</summary>
    protected abstract int KeySplit { get; }

    /// <summary>Columns of softmax output that each part of the keys receives.</summary>
    protected int SoftmaxParts => Ceiling(Shape.SequenceLength, KeySplit * ValuesPerColumn);

    protected static int Ceiling(int value, int divisor) => (value + divisor - 1) / divisor;
}
