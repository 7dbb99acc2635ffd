using System.Numerics;
using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;
using Tlm.Models.Dram.Mapping;
using Tlm.Models.Dram.Timing;

namespace Tlm.Models.Dram.Streams;

/// <summary>
/// RoBaRaCoCh with banks that are alike: successive rows' worth of bytes (chunks) go to successive banks, counted from the section up. Moving
/// on by a number of chunks that keeps the section turns the hierarchy like an odometer, which keeps every pair of banks as near as it was;
/// so the timing rules, which know only nearness, hold as before.
/// </summary>
internal sealed class RotatingBanksFrame : StreamFrame
{
    private readonly int[] _bankOf;
    private readonly int[] _placeOf;
    private readonly int _sections;
    private readonly long _chunks;
    private readonly int _unitBits;
    private readonly int _bankBits;
    private long _phase;
    private long _chunk;

    public RotatingBanksFrame(DramConfiguration configuration, AddressMapper mapper, BankHierarchy hierarchy)
        : base(configuration, mapper)
    {
        _sections = hierarchy.Sections;
        _bankOf = [.. Enumerable.Range(0, hierarchy.Banks).Select(place => mapper.Map(place * RowBytes).Bank)];
        _placeOf = new int[_bankOf.Length];
        for (int place = 0; place < _bankOf.Length; place++)
            _placeOf[_bankOf[place]] = place;
        // all counts are powers of two
        _unitBits = BitOperations.Log2((ulong)(RowBytes * _sections));
        _bankBits = BitOperations.Log2((uint)_bankOf.Length);
        _chunks = (long)_bankOf.Length * Organization.Counts[Organization.RowLevel];
    }

    public override void MoveTo(long address)
    {
        // the section within the chunk number stays part of the phase: refreshes take the sections in a fixed order
        _phase = address & ((1L << _unitBits) - 1);
        _chunk = (address >> _unitBits) * _sections;
    }

    public override void Snapshot(ref SnapshotWriter writer) => writer.AddLong(_phase);

    public override int BankAt(int place) => _bankOf[(int)(_chunk + place) & (_bankOf.Length - 1)];

    public override int PlaceOf(int bank) => (_placeOf[bank] - (int)_chunk) & (_bankOf.Length - 1);

    public override int RelativeRow(int bank, int row) => (int)(ChunkOf(bank, row) - _chunk);

    public override int Row(int bank, int relative) => (int)((relative + _chunk) >> _bankBits);

    public override (int Bank, int Row) Move(int bank, int row, long bytes)
    {
        long chunk = ChunkOf(bank, Math.Max(row, 0)) + bytes / RowBytes;
        long place = ((chunk % _bankOf.Length) + _bankOf.Length) % _bankOf.Length;
        return (_bankOf[place], row < 0 ? row : (int)((chunk - place) / _bankOf.Length));
    }

    public override long Reach(bool up) => up ? (_chunks - _chunk - _sections) * RowBytes : _chunk * RowBytes;

    private long ChunkOf(int bank, int row) => (long)row * _bankOf.Length + _placeOf[bank];
}
