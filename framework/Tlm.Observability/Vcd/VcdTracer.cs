using System.Globalization;
using System.Text;
using Tlm.Observability.Recording;

namespace Tlm.Observability.Vcd;

/// <summary>Writes the changes of signals and the occupancy of channels as a value change dump (IEEE 1364), which waveform viewers open.
/// Each partition spools its changes to disk; they are merged by time when the run ends.</summary>
/// <param name="filter">What the waveform shows.</param>
public sealed class VcdTracer(TraceFilter filter) : ITracer
{
    private static readonly (long Femtoseconds, string Name)[] Scales =
        [(1_000_000_000, "1 us"), (100_000_000, "100 ns"), (10_000_000, "10 ns"), (1_000_000, "1 ns"), (100_000, "100 ps"), (10_000, "10 ps"), (1000, "1 ps"), (100, "100 fs"), (10, "10 fs"), (1, "1 fs")];

    private readonly List<VcdSource> _sources = [];
    private readonly List<string> _texts = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private readonly List<VcdChange> _early = [];
    private readonly SortedDictionary<string, ChangeSpool> _spools = new(StringComparer.Ordinal);
    private ChangeSpool[] _spoolOf = [];
    private bool[] _shown = [];
    private string _path = "";

    /// <summary>Changes written.</summary>
    public long Changes { get; private set; }

    /// <inheritdoc/>
    public int Declare(string name, Type type, string partition)
    {
        _sources.Add(new VcdSource(name, type, partition));
        return _sources.Count - 1;
    }

    /// <summary>Says where to write, before the run and after elaboration.</summary>
    public void Open(string path)
    {
        _path = path;
        foreach (string partition in _sources.Select(source => source.Partition).Distinct())
            _spools.Add(partition, new ChangeSpool($"{path}.{_spools.Count}.part"));
        _spoolOf = [.. _sources.Select(source => _spools[source.Partition])];
        _shown = [.. _sources.Select(source => filter.Shows(source.Name.Split("->")[0]))];
        foreach (VcdChange change in _early)
            Record(change);
    }

    /// <inheritdoc/>
    public void Change(int source, SimTime time, long value) => Record(new VcdChange(time.Femtoseconds, source, value));

    /// <inheritdoc/>
    public void Change(int source, SimTime time, string value)
    {
        lock (_gate)
        {
            _sources[source].Saw(value);
            if (!_numbers.TryGetValue(value, out int number))
            {
                number = _texts.Count;
                _texts.Add(value);
                _numbers.Add(value, number);
            }
            Record(new VcdChange(time.Femtoseconds, source, number));
        }
    }

    /// <summary>Writes the file.</summary>
    /// <exception cref="IOException">It can't be written; what there was of it has been deleted.</exception>
    public void Finish()
    {
        try
        {
            if (_spools.Values.Select(spool => spool.Failure).FirstOrDefault(failure => failure is not null) is { } lost)
                throw lost;
            WriteFile(CommonUnit());
        }
        catch (IOException error)
        {
            File.Delete(_path);
            throw new IOException($"{error.Message.TrimEnd('.')}; it was deleted to leave room for the results", error);
        }
        finally
        {
            foreach (ChangeSpool spool in _spools.Values)
                spool.Dispose();
        }
    }

    // initial values come before it is known where they go
    private void Record(in VcdChange change)
    {
        if (_spoolOf.Length == 0)
            _early.Add(change);
        else if (_shown[change.Source] && filter.Shows(SimTime.FromFemtoseconds(change.Time), SimTime.FromFemtoseconds(change.Time)))
            _spoolOf[change.Source].Add(change);
    }

    private void WriteFile(long unit)
    {
        using var text = new StreamWriter(_path, false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        WriteHeader(text, unit);
        WriteChanges(text, unit);
    }

    // the coarsest unit in which every time is a whole number
    private long CommonUnit()
    {
        int scale = 0;
        foreach (VcdChange change in _spools.Values.SelectMany(spool => spool.Read()))
        {
            while (change.Time % Scales[scale].Femtoseconds != 0)
                scale++;
        }
        return Scales[scale].Femtoseconds;
    }

    private void WriteHeader(StreamWriter text, long unit)
    {
        text.WriteLine($"$version Tlm $end\n$timescale {Scales.First(scale => scale.Femtoseconds == unit).Name} $end");
        string[] open = [];
        foreach (int number in Enumerable.Range(0, _sources.Count).Where(number => _shown[number]).OrderBy(number => string.Join('.', _sources[number].Scopes), StringComparer.Ordinal))
        {
            VcdSource source = _sources[number];
            int shared = open.Zip(source.Scopes).TakeWhile(pair => pair.First == pair.Second).Count();
            foreach (string _ in open[shared..])
                text.WriteLine("$upscope $end");
            foreach (string scope in source.Scopes[shared..])
                text.WriteLine($"$scope module {scope} $end");
            open = source.Scopes;
            text.WriteLine($"$var {source.Kind} {Id(number)} {source.Variable} $end");
        }
        foreach (string _ in open)
            text.WriteLine("$upscope $end");
        text.WriteLine("$enddefinitions $end");
    }

    // of several changes of a signal at one time, in delta cycles, the last one counts
    private void WriteChanges(StreamWriter text, long unit)
    {
        var last = new long?[_sources.Count];
        var pending = new SortedDictionary<int, VcdChange>();
        long at = 0;
        foreach (VcdChange change in Merged())
        {
            if (change.Time != at)
                WriteInstant(text, at / unit, pending, last);
            at = change.Time;
            pending[change.Source] = change;
        }
        WriteInstant(text, at / unit, pending, last);
    }

    private void WriteInstant(StreamWriter text, long time, SortedDictionary<int, VcdChange> pending, long?[] last)
    {
        bool named = false;
        foreach (VcdChange change in pending.Values.Where(change => last[change.Source] != change.Value))
        {
            if (!named)
                text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"#{time}"));
            named = true;
            WriteValue(text, change);
            last[change.Source] = change.Value;
            Changes++;
        }
        pending.Clear();
    }

    private void WriteValue(StreamWriter text, in VcdChange change) =>
        text.WriteLine(_sources[change.Source] switch
        {
            { IsBitVector: true, Width: 1 } => $"{_texts[(int)change.Value]}{Id(change.Source)}",
            { IsBitVector: true } => $"b{_texts[(int)change.Value]} {Id(change.Source)}",
            { IsReal: true } => $"r{_texts[(int)change.Value]} {Id(change.Source)}",
            { Width: 0 } => $"s{_texts[(int)change.Value].Replace(' ', '_')} {Id(change.Source)}",
            { Width: 1 } => $"{(change.Value == 0 ? '0' : '1')}{Id(change.Source)}",
            { Width: var width } => $"b{Binary(change.Value, width)} {Id(change.Source)}",
        });

    private static string Binary(long value, int width) => Convert.ToString(width == 64 ? value : value & ((1L << width) - 1), 2);

    private IEnumerable<VcdChange> Merged()
    {
        var next = new PriorityQueue<IEnumerator<VcdChange>, (long, int)>();
        int order = 0;
        foreach (ChangeSpool spool in _spools.Values)
        {
            var changes = spool.Read().GetEnumerator();
            if (changes.MoveNext())
                next.Enqueue(changes, (changes.Current.Time, order));
            order++;
        }
        while (next.TryDequeue(out var first, out var place))
        {
            yield return first.Current;
            if (first.MoveNext())
                next.Enqueue(first, (first.Current.Time, place.Item2));
        }
    }

    // identifiers are made of the printable characters from '!' on
    private static string Id(int number)
    {
        string id = "";
        for (int rest = number; ; rest = (rest / 94) - 1)
        {
            id += (char)('!' + (rest % 94));
            if (rest < 94)
                return id;
        }
    }
}
