using FsCheck;
using FsCheck.Fluent;

namespace Tlm.Kernel.Tests.Queues;

public class TimeOrderedQueueRules
{
    [Fact]
    public void Items_leave_by_time_and_in_the_order_in_which_they_came_like_those_of_a_sorted_list() =>
        Prop.ForAll<int>(static seed =>
        {
            var random = new System.Random(seed);
            var queue = new TimeOrderedQueue<int>();
            var oracle = new List<(long Time, int Item)>();
            long now = 0;
            for (int i = 0; i < 300; i++)
            {
                if (random.Next(5) < 3)
                {
                    long time = now + random.Next(6);
                    queue.Add(time, i);
                    int place = oracle.FindIndex(e => e.Time > time);
                    oracle.Insert(place < 0 ? oracle.Count : place, (time, i));
                }
                else
                {
                    now += random.Next(3);
                }
                while (random.Next(4) > 0 && TakesTheSame(ref queue, oracle, now))
                {
                }
                Assert.Equal(oracle.Count, queue.Count);
                Assert.True(queue.Count == 0 || queue.FirstTime == oracle[0].Time);
            }
        }).QuickCheckThrowOnFailure();

    private static bool TakesTheSame(ref TimeOrderedQueue<int> queue, List<(long Time, int Item)> oracle, long now)
    {
        bool due = oracle.Count > 0 && oracle[0].Time <= now;
        Assert.Equal(due, queue.TryTake(now, out int item));
        if (!due)
            return false;
        Assert.Equal(oracle[0].Item, item);
        oracle.RemoveAt(0);
        return true;
    }
}
