using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using Tlm.Models.Dram.CrossValidation;

namespace Tlm.Bridges.Ramulator2.CrossValidation;

/// <summary>
/// Reads traffic from a file, packed (.gz) or not: CSV with the columns <c>offer_cycle,type,address</c> (further ones are not looked at), or
/// Ramulator's load/store and read/write traces, lines <c>LD</c>, <c>ST</c>, <c>R</c> or <c>W</c> and an address, offered as fast as they are taken.
/// </summary>
public static class TraceFile
{
    private const string CsvStart = "offer_cycle,type,address";

    /// <summary>Reads the requests.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file can't be read, is empty, or has a damaged line.</exception>
    public static ImmutableArray<GoldenRequest> Read(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var reader = new StreamReader(path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
            return Read(path, reader);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new InputException(new InputLocation(path), $"the trace can't be read: {failure.Message}", failure);
        }
    }

    /// <summary>Reads the requests from text.</summary>
    /// <param name="path">What to call it in messages.</param>
    /// <param name="text">The text.</param>
    /// <exception cref="InputException">The text is empty or has a damaged line.</exception>
    public static ImmutableArray<GoldenRequest> Read(string path, TextReader text)
    {
        var requests = ImmutableArray.CreateBuilder<GoldenRequest>();
        var line = text.ReadLine();
        var isCsv = line?.StartsWith(CsvStart, StringComparison.Ordinal) == true;
        for (var number = 1; line is not null; line = text.ReadLine(), number++)
        {
            if ((isCsv && number == 1) || string.IsNullOrWhiteSpace(line) || line.StartsWith('#'))
                continue;
            var place = new InputLocation(path, number);
            var request = isCsv ? FromCsv(line, place) : FromTrace(line, place);
            if (requests.Count > 0 && request.OfferCycle < requests[^1].OfferCycle)
                throw new InputException(place, $"offer cycle {request.OfferCycle} after {requests[^1].OfferCycle}: offer cycles must not descend");
            requests.Add(request);
        }

        return requests.Count > 0 ? requests.DrainToImmutable() : throw new InputException(new InputLocation(path), "no request in the trace");
    }

    private static GoldenRequest FromCsv(string line, InputLocation place)
    {
        var fields = line.Split(',');
        if (fields.Length < 3)
            throw new InputException(place, $"damaged line '{line}': expected {CsvStart}");
        if (!long.TryParse(fields[0], NumberStyles.None, CultureInfo.InvariantCulture, out var cycle))
            throw new InputException(place, $"offer_cycle: expected a number, found '{fields[0]}'");
        return new GoldenRequest(cycle, IsWrite(fields[1], place), Address(fields[2], place), -1, -1, []);
    }

    private static GoldenRequest FromTrace(string line, InputLocation place)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 2
            ? new GoldenRequest(0, IsWrite(words[0], place), Address(words[1], place), -1, -1, [])
            : throw new InputException(place, $"damaged line '{line}': expected LD, ST, R or W and an address");
    }

    private static bool IsWrite(string word, InputLocation place) => word switch
    {
        "R" or "LD" => false,
        "W" or "ST" => true,
        _ => throw new InputException(place, $"expected LD, ST, R or W, found '{word}'"),
    };

    private static long Address(string word, InputLocation place)
    {
        var isHex = word.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        var valid = isHex
            ? long.TryParse(word.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var address)
            : long.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out address);
        return valid && address >= 0 ? address : throw new InputException(place, $"address: expected a number or 0x and hexadecimal digits, found '{word}'");
    }
}
