namespace Tlm.Models.Llm.Tests;

public class ModelFileTests
{
    private const string Complete = """
        {
          "architectures": ["LlamaForCausalLM"],
          "hidden_size": 64,
          "intermediate_size": 128,
          "num_hidden_layers": 2,
          "num_attention_heads": 8,
          "num_key_value_heads": 2,
          "vocab_size": 100
        }
        """;

    [Fact]
    public void A_file_without_model_type_is_known_by_its_architectures()
    {
        ModelDescriptor model = ModelFile.Parse(InputFile.At("dir/mine.json"), Complete);
        Assert.Equal("mine", model.Name);
        Assert.Equal(8, model.HeadDim);
        Assert.Equal(4, model.HeadsPerGroup);
    }

    [Fact]
    public void Unknown_keys_are_ignored()
    {
        ModelDescriptor model = ModelFile.Parse(InputFile.At("m.json"), Complete.Replace("\"vocab_size\"", "\"rope_scaling\": {\"factor\": [8]}, \"vocab_size\"", StringComparison.Ordinal));
        Assert.Equal(100, model.VocabSize);
    }

    [Fact]
    public void A_missing_key_is_one_error_that_names_the_nearest_one()
    {
        InputException error = Fails(Complete.Replace("\"hidden_size\"", "\"hiden_size\"", StringComparison.Ordinal));
        Assert.Equal("m.json:1:1: 'hidden_size' is missing; expected a whole number of at least 1 (nearest key of the file: 'hiden_size')", error.Message);
    }

    [Fact]
    public void A_wrong_value_is_an_error_with_line_and_column()
    {
        InputException error = Fails(Complete.Replace(" 64", " -64", StringComparison.Ordinal));
        Assert.Equal("m.json:3:3: 'hidden_size': expected a whole number of at least 1, found -64", error.Message);
    }

    [Theory]
    [InlineData("\"num_key_value_heads\": 2", "\"num_key_value_heads\": 3", "num_key_value_heads", "a divisor of num_attention_heads (8)")]
    [InlineData("\"num_attention_heads\": 8", "\"num_attention_heads\": 6", "num_attention_heads", "a divisor of the hidden width 64")]
    [InlineData("[\"LlamaForCausalLM\"]", "[\"LamaForCausalLM\"]", "architectures", "nearest is 'llama'")]
    [InlineData("\"vocab_size\": 100", "\"vocab_size\": 100, \"torch_dtype\": \"float7\"", "torch_dtype", "expected one of float32")]
    [InlineData("\"vocab_size\": 100", "\"vocab_size\": 100, \"hidden_act\": \"sine\"", "hidden_act", "expected one of silu")]
    public void A_contradiction_is_refused(string good, string bad, string key, string expected)
    {
        InputException error = Fails(Complete.Replace(good, bad, StringComparison.Ordinal));
        Assert.Contains($"'{key}': ", error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Theory]
    [InlineData("[1, 2]", 1)]
    [InlineData("{\n  \"hidden_size\": 64,\n  oops\n}", 3)]
    [InlineData("", 1)]
    public void Text_that_is_no_json_object_is_refused_with_its_line(string text, int line)
    {
        Assert.Equal(line, Fails(text).Problems[0].Location.Line);
    }

    [Fact]
    public void A_file_that_is_gone_is_an_input_error()
    {
        Assert.Throws<InputException>(() => ModelFile.Load(InputFile.At("nowhere.json")));
    }

    private static InputException Fails(string json)
    {
        return Assert.Throws<InputException>(() => ModelFile.Parse(InputFile.At("m.json"), json));
    }
}
