using Tlm.Models.Llm.Configuration;

namespace Tlm.Models.Llm.Architectures;

/// <summary>Reads the keys of one model family.</summary>
internal interface IArchitecture
{
    /// <summary>The <c>model_type</c> values that this family goes by.</summary>
    IReadOnlyList<string> ModelTypes { get; }

    ModelDescriptor Read(string name, ConfigReader config);
}
