using System.Text.Json;

namespace Tlm.Models.Llm.Configuration;

/// <summary>A top-level value of a <c>config.json</c> and where it stands (line and column from 1).</summary>
internal readonly record struct ConfigField(JsonElement Value, int Line, int Column);
