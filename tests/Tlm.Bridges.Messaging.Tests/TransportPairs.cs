namespace Tlm.Bridges.Messaging.Tests;

/// <summary>The implementations that run on this machine, and every pair of them: whatever holds for one pair must hold for all.</summary>
public static class TransportPairs
{
    public static TheoryData<string> Each
    {
        get
        {
            var data = new TheoryData<string>();
            foreach (var name in Available())
                data.Add(name);
            return data;
        }
    }

    public static TheoryData<string, string> All
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var server in Available())
            {
                foreach (var client in Available())
                    data.Add(server, client);
            }

            return data;
        }
    }

    private static IEnumerable<string> Available() =>
        TransportReport.Create("auto").Candidates.Where(candidate => candidate.Problem is null).Select(candidate => candidate.Name);
}
