namespace Tlm.Observability.Vcd;

/// <summary>A signal or channel of a waveform.</summary>
/// <param name="Name">Its dotted name.</param>
/// <param name="Type">Type of its values.</param>
/// <param name="Partition">The partition whose thread tells its changes.</param>
internal sealed record VcdSource(string Name, Type Type, string Partition)
{
    /// <summary>Its width in bits; 0 for text. That of a bit vector is known when its first value has come.</summary>
    public int Width { get; private set; } = WidthOf(Type);

    /// <summary>True where its values come as bits in text.</summary>
    public bool IsBitVector => Type.IsAssignableTo(typeof(IBitVector));

    /// <summary>True where its values are numbers with a fraction, in text.</summary>
    public bool IsReal => Type.GetTypeCode(Type) is TypeCode.Single or TypeCode.Double or TypeCode.Decimal;

    /// <summary>The scopes around it: its component.</summary>
    public string[] Scopes => [.. Owner.Split('.')[..^1].Select(Safe)];

    /// <summary>What its declaration says of its kind and width.</summary>
    public string Kind => IsReal ? "real 64" : Width == 0 ? "string 1" : $"wire {Width}";

    /// <summary>The name within its component; for a channel with the port at the other end.</summary>
    public string Variable => Safe(Owner.Split('.')[^1] + Name[Owner.Length..].Replace("->", "_to_", StringComparison.Ordinal));

    private string Owner => Name.Split("->")[0];

    /// <summary>A value in text has come.</summary>
    public void Saw(string value)
    {
        if (IsBitVector)
            Width = Math.Max(Width, value.Length);
    }

    private static int WidthOf(Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.Boolean => 1,
        TypeCode.Byte or TypeCode.SByte => 8,
        TypeCode.Int16 or TypeCode.UInt16 or TypeCode.Char => 16,
        TypeCode.Int32 or TypeCode.UInt32 => 32,
        TypeCode.Int64 or TypeCode.UInt64 or TypeCode.Single or TypeCode.Double or TypeCode.Decimal => 64,
        _ => 0,
    };

    private static string Safe(string text) => string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
}
