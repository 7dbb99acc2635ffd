namespace Tlm.Models.Llm;

/// <summary>Draft, verify, draft, verify; for one sequence or a batch, each of which leaves when its text is done.</summary>
internal sealed class SequentialPlan(LlmWorkloadOptions options, AcceptanceSource acceptance) : SpeculativePlan(options, acceptance)
{
    private readonly bool _heads = options.Speculation!.Drafter == DrafterKind.Heads;

    protected override void Decode()
    {
        int depth = _heads ? Speculation.Heads : Speculation.TreeDepth;
        DraftTree tree = depth > 0
            ? DraftTree.Best(Speculation.Acceptance, depth, Speculation.DraftTokens, Speculation.Pruning)
            : DraftTree.Chain(Speculation.Acceptance, Speculation.DraftTokens);
        List<Sequence> sequences = [.. Enumerable.Range(0, Options.Batch).Select(slot => new Sequence(slot, Options.PromptTokens))];
        while (sequences.Count > 0)
        {
            DraftAll(sequences, tree);
            VerifyAll(sequences, tree);
            sequences.RemoveAll(sequence => sequence.Known > Options.PromptTokens + Options.DecodeTokens);
        }
    }

    private void DraftAll(List<Sequence> sequences, DraftTree tree)
    {
        if (_heads)
        {
            Draft(new Step([.. sequences.Select(sequence => new SequenceStep(1, 0, 1) { Slot = sequence.Slot })]) { Drafted = tree.Nodes.Count * sequences.Count });
            return;
        }
        int before = 0;
        for (int depth = 0; depth < tree.Depth; depth++)
        {
            int inner = tree.Inner(depth);
            SequenceStep[] steps = [.. sequences.Select(sequence => sequence.DraftStep(depth == 0, inner, before))];
            Draft(new Step(steps) { Drafted = tree.Width(depth + 1) * sequences.Count });
            before += depth == 0 ? 0 : inner;
        }
    }

    private void VerifyAll(List<Sequence> sequences, DraftTree tree)
    {
        int drafted = tree.Nodes.Count;
        int depth = tree.Depth;
        SequenceStep[] steps = [.. sequences.Select(sequence => new SequenceStep(1 + drafted, sequence.Known - 1, 1 + drafted) { Slot = sequence.Slot })];
        int accepted = sequences.Sum(sequence => sequence.Accept(Acceptance.Next(tree.AtLeast), depth));
        Verify(new Step(steps) { Verifies = true, ExpectedOutputs = sequences.Count * (1 + tree.ExpectedAccepted), Outputs = accepted + sequences.Count, Accepted = accepted, Rejected = (drafted * sequences.Count) - accepted });
    }

    /// <summary>How far a text is: tokens known, and of those the ones that the drafter's cache holds.</summary>
    private sealed class Sequence(int slot, int prompt)
    {
        private int _cached = prompt;

        public int Slot { get; } = slot;

        public int Known { get; private set; } = prompt + 1;

        /// <summary>
        /// A pass computes all branches of a depth that go on. The first one also takes in what the drafter has not seen: the target's own token, and the last draft if all were right.
        /// </summary>
        public SequenceStep DraftStep(bool first, int branches, int before)
        {
            int missing = Known - _cached;
            return first ? new SequenceStep(missing, _cached, 1) { Slot = Slot } : new SequenceStep(branches, Known + before, branches) { Slot = Slot };
        }

        /// <summary>The drafter has seen what was accepted but for a token at the end of the longest path.</summary>
        public int Accept(int accepted, int depth)
        {
            _cached = Known + Math.Min(accepted, depth - 1);
            Known += accepted + 1;
            return accepted;
        }
    }
}
