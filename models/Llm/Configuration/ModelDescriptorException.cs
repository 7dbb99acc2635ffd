namespace Tlm.Models.Llm;

/// <summary>A model description that cannot be used. The message is one line: file, line, column, key, what was expected, nearest name.</summary>
public sealed class ModelDescriptorException : FormatException
{
    /// <summary>Creates the error for <paramref name="key"/> of <paramref name="file"/>; lines and columns count from 1.</summary>
    public ModelDescriptorException(string file, int line, int column, string key, string expected)
        : base($"{file}:{line}:{column}: {key}: {expected}")
    {
        File = file;
        Line = line;
        Column = column;
        Key = key;
    }

    /// <summary>File as the user named it.</summary>
    public string File { get; }

    /// <summary>Line, from 1.</summary>
    public int Line { get; }

    /// <summary>Column, from 1.</summary>
    public int Column { get; }

    /// <summary>Key at fault.</summary>
    public string Key { get; }
}
