using FsCheck;
using FsCheck.Fluent;
using Tlm.Kernel.Queues;

namespace Tlm.Kernel.Tests.Queues;

public class EventWheelRules
{
    private sealed class Node() : ScheduledNode(NodeKind.Process);

    /// <summary>The wheel beside a sorted list: whatever is inserted, removed and taken, both give the same nodes in the same order.</summary>
    private sealed class Twin
    {
        private readonly EventWheel _wheel = new();
        private readonly List<(long Time, long Sequence, Node Node)> _oracle = [];
        private readonly System.Random _random;
        private long _now;
        private long _sequence;

        public Twin(int seed) => _random = new System.Random(seed);

        public void Step()
        {
            switch (_random.Next(10))
            {
                case < 5:
                    Insert();
                    break;
                case < 6 when _oracle.Count > 0:
                    Remove();
                    break;
                case < 7:
                    PeekAndWait();
                    break;
                default:
                    Take();
                    break;
            }
        }

        private void Insert()
        {
            long delay = _random.Next(6) switch
            {
                0 => 1 + _random.Next(3),
                1 => 10_000_000,
                2 => 1 + _random.NextInt64(1L << 30),
                3 => 1 + _random.NextInt64(1L << _random.Next(1, 60)),
                4 => 1000 * (1 + _random.Next(20)),
                _ => _oracle.Count > 0 ? Math.Max(1, _oracle[_random.Next(_oracle.Count)].Time - _now) : 5,
            };
            var node = new Node();
            _wheel.Insert(node, _now + delay, plain: _random.Next(3) > 0);
            _oracle.Add((_now + delay, _sequence++, node));
        }

        private void Remove()
        {
            int index = _random.Next(_oracle.Count);
            _wheel.Remove(_oracle[index].Node);
            _oracle.RemoveAt(index);
        }

        /// <summary>A run that ends at a limit: peeking must not spoil what is inserted between the limit and the next node.</summary>
        private void PeekAndWait()
        {
            long limit = _now + _random.NextInt64(1L << _random.Next(1, 40));
            Assert.Equal(Earliest, _wheel.PeekExact());
            long time = _wheel.Peek(limit);
            Assert.Equal(Earliest <= limit ? Earliest : EventWheel.Never, time);
            if (time == EventWheel.Never)
                _now = limit;
            else
                Take();
        }

        public void Take()
        {
            long time = _wheel.Peek(EventWheel.Never - 1);
            Assert.Equal(Earliest, time);
            Assert.Equal(_oracle.Count == 0, _wheel.IsEmpty);
            if (time == EventWheel.Never)
                return;
            NodeList nodes = default;
            bool plain = _wheel.TakePlain(ref nodes);
            if (!plain)
                nodes.Head = _wheel.Take();
            var expected = _oracle.Where(e => e.Time == time).OrderBy(e => e.Sequence).Select(e => e.Node).ToList();
            var taken = new List<Node>();
            while (nodes.TakeFirst() is Node node)
                taken.Add(node);
            Assert.Equal(expected, taken);
            Assert.True(!plain || taken.TrueForAll(n => n.IsPlain));
            _oracle.RemoveAll(e => e.Time == time);
            _now = time;
        }

        public bool IsDone => _oracle.Count == 0;

        private long Earliest => _oracle.Count == 0 ? EventWheel.Never : _oracle.Min(e => e.Time);
    }

    [Fact]
    public void The_wheel_gives_nodes_by_time_and_first_in_first_out_like_a_sorted_list() =>
        Prop.ForAll<int>(seed =>
        {
            var twin = new Twin(seed);
            for (int i = 0; i < 400; i++)
                twin.Step();
            while (!twin.IsDone)
                twin.Take();
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(100_000)]
    public void The_wheel_serves_any_number_of_waiting_processes(int count)
    {
        var wheel = new EventWheel();
        var random = new System.Random(7);
        for (int i = 0; i < count; i++)
            wheel.Insert(new Node(), 1 + random.NextInt64(2_000_000_000), plain: true);
        long last = 0;
        int taken = 0;
        for (int i = 0; i < 3 * count; i++)
        {
            long time = wheel.Peek(EventWheel.Never - 1);
            Assert.True(time > last);
            last = time;
            NodeList nodes = default;
            Assert.True(wheel.TakePlain(ref nodes));
            while (nodes.TakeFirst() is { } node)
            {
                taken++;
                wheel.Insert(node, time + 1 + random.NextInt64(2_000_000_000), plain: true);
            }
        }
        Assert.True(taken >= 3 * count);
    }
}
