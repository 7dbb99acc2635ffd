using Tlm.Observability.Fingerprints;

namespace Tlm.Observability.Tests;

public class FingerprintRules
{
    [Fact]
    public void Equal_measurements_have_equal_fingerprints() => Assert.Equal(Fingerprint.Of(Runs.Make()), Fingerprint.Of(Runs.Make()));

    [Fact]
    public void Whatever_was_measured_is_part_of_it()
    {
        string[] all =
        [
            Fingerprint.Of(Runs.Make()), Fingerprint.Of(Runs.Make(value: 6)), Fingerprint.Of(Runs.Make(result: 2.5000000000000004)),
            Fingerprint.Of(Runs.Make(label: "computes")), Fingerprint.Of(Runs.Make(energy: 71)), Fingerprint.Of(Runs.Make(end: 101)),
        ];
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void It_is_the_same_on_every_machine() // the value comes from a second implementation, in Python
    {
        var hash = new Hash128();
        hash.Add("component");
        hash.Add(long.MinValue);
        hash.Add(Int128.MaxValue);
        hash.Add(0.1);
        Assert.Equal("f7709bf0a078a10259ce1f0cb6229e54", hash.Finish());
    }

    [Fact]
    public void Texts_do_not_run_into_each_other()
    {
        Assert.NotEqual(Of("ab", "c"), Of("a", "bc"));
        Assert.NotEqual(Of("a", ""), Of("", "a"));
        Assert.NotEqual(Of("a\0"), Of("a"));
    }

    [Fact]
    public void Neighbouring_integers_hash_far_apart()
    {
        var seen = new HashSet<string>();
        for (var i = 0L; i < 20_000; i++)
        {
            var hash = new Hash128();
            hash.Add(i);
            hash.Add(-i);
            Assert.True(seen.Add(hash.Finish()[..16]));
        }
    }

    [Fact]
    public void Both_zeros_are_one_number()
    {
        var (plus, minus) = (new Hash128(), new Hash128());
        plus.Add(0.0);
        minus.Add(-0.0);
        Assert.Equal(plus.Finish(), minus.Finish());
    }

    private static string Of(params string[] texts)
    {
        var hash = new Hash128();
        foreach (var text in texts)
            hash.Add(text);
        return hash.Finish();
    }
}
