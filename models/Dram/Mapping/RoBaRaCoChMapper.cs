using Tlm.Models.Dram.Configuration;
using Tlm.Models.Dram.Engine;

namespace Tlm.Models.Dram.Mapping;

/// <summary>From the lowest bits up: column, then the levels from rank (or pseudo-channel) to bank, then row.</summary>
internal sealed class RoBaRaCoChMapper : AddressMapper
{
    private readonly int[] _banks;
    private readonly int _columnShift;
    private readonly int _bankShift;
    private readonly int _rowShift;
    private readonly int _columnMask;
    private readonly int _rowMask;

    public RoBaRaCoChMapper(DramOrganization organization)
        : base(organization)
    {
        _banks = BanksFromSectionUp();
        _columnShift = OffsetBits;
        _bankShift = _columnShift + Bits[Column];
        _rowShift = _bankShift + BankBits;
        _columnMask = (1 << Bits[Column]) - 1;
        _rowMask = (1 << Bits[Row]) - 1;
    }

    public override DramLocation Map(long address)
    {
        int bank = _banks[(int)(address >> _bankShift) & (_banks.Length - 1)];
        return new DramLocation(bank, (int)(address >> _rowShift) & _rowMask, (int)(address >> _columnShift) & _columnMask);
    }
}
