namespace Tlm.Samples.SystemC;

/// <summary>The signals of the processor and its blocks. The interrupt controller and the data cache of the original are left out: nothing reaches them.</summary>
internal sealed class Cpu : Component
{
    /// <summary>Instructions below this address come from the boot memory.</summary>
    public const uint BootLength = 5;

    private readonly List<string> _lines;

    public Cpu(ComponentContext context, IReadOnlyList<uint> program, List<string> lines)
        : base(context)
    {
        _lines = lines;
        Clock = new Clock(this, "clock", Examples.Ns(1));
        Fetch = new MemoryWires(this, "fetch");
        Cache = new MemoryWires(this, "cache");
        (BootValid, CodeValid) = (new(this, "bios_valid"), new(this, "icache_valid"));
        (BranchTarget, NextPc, BranchValid, BranchClear) = (new(this, "branch_target_address"), new(this, "next_pc"), new(this, "branch_valid"), new(this, "branch_clear"));
        (Instruction, InstructionValid, ProgramCounter) = (new(this, "instruction"), new(this, "instruction_valid"), new(this, "program_counter"));
        (Function, Destination, First, Second) = (new(this, "alu_op"), new(this, "alu_src"), new(this, "src_a"), new(this, "src_b"));
        (AluRequest, FloatingPointRequest, PackedRequest) = (new(this, "decode_valid"), new(this, "float_valid"), new(this, "mmx_valid"));
        (ProcessValid, Process) = (new(this, "pid_valid"), new(this, "pid_data"));
        AluResult = new ResultWires(this, "alu");
        SharedResult = new ResultWires(this, "fpu");
        _ = new FetchUnit(Context.Child("fetch"), this);
        _ = new DecodeUnit(Context.Child("decode"), this);
        _ = new ArithmeticUnit(Context.Child("exec"), this);
        _ = new FloatingPointUnit(Context.Child("float"), this);
        _ = new PackedUnit(Context.Child("mmx"), this);
        _ = new BootMemory(Context.Child("bios"), this);
        _ = new PagingUnit(Context.Child("paging"), this);
        _ = new InstructionCache(Context.Child("icache"), this, program);
    }

    public Clock Clock { get; }

    /// <summary>From the fetch unit to the boot memory and the paging unit, which both answer.</summary>
    public MemoryWires Fetch { get; }

    /// <summary>From the paging unit to the instruction cache.</summary>
    public MemoryWires Cache { get; }

    public Signal<bool> BootValid { get; }

    public Signal<bool> CodeValid { get; }

    public Signal<uint> BranchTarget { get; }

    public Signal<bool> NextPc { get; }

    public Signal<bool> BranchValid { get; }

    public Signal<bool> BranchClear { get; }

    public Signal<uint> Instruction { get; }

    public Signal<bool> InstructionValid { get; }

    public Signal<uint> ProgramCounter { get; }

    public Signal<int> Function { get; }

    public Signal<int> Destination { get; }

    public Signal<int> First { get; }

    public Signal<int> Second { get; }

    public Signal<bool> AluRequest { get; }

    public Signal<bool> FloatingPointRequest { get; }

    public Signal<bool> PackedRequest { get; }

    public Signal<bool> ProcessValid { get; }

    public Signal<int> Process { get; }

    public ResultWires AluResult { get; }

    /// <summary>Of the floating-point and the packed unit.</summary>
    public ResultWires SharedResult { get; }

    public void Say(params ReadOnlySpan<string> lines) => _lines.AddRange(lines);
}
