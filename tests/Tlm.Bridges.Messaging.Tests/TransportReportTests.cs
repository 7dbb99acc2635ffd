namespace Tlm.Bridges.Messaging.Tests;

public class TransportReportTests
{
    private static readonly TransportCandidate NetMq = new("netmq", "4.0.2.2", null);
    private static readonly TransportCandidate NoNetMq = new("netmq", null, "not part of this build");
    private static readonly TransportCandidate LibZmq = new("libzmq", "4.3.4", null);
    private static readonly TransportCandidate NoLibZmq = new("libzmq", null, "cannot be loaded");

    [Fact]
    public void NetMQ_is_preferred_where_it_runs() => Assert.Equal("netmq", TransportReport.Choose("auto", NetMq, LibZmq).Chosen);

    [Fact]
    public void Libzmq_runs_where_NetMQ_is_missing_and_the_report_says_so()
    {
        var report = TransportReport.Choose(null, NoNetMq, LibZmq);
        Assert.Equal("libzmq", report.Chosen);
        Assert.Contains("not part of this build", report.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_asked_for_is_taken() => Assert.Equal("libzmq", TransportReport.Choose("libzmq", NetMq, LibZmq).Chosen);

    [Fact]
    public void What_is_asked_for_and_missing_is_not_replaced_silently() =>
        Assert.Equal("none", TransportReport.Choose("netmq", NoNetMq, LibZmq).Chosen);

    [Fact]
    public void Another_word_is_an_error_that_lists_the_right_ones()
    {
        Assert.Contains("auto, netmq, libzmq", TransportReport.Choose("zeromq", NetMq, LibZmq).Reason, StringComparison.Ordinal);
        Assert.Throws<MessagingException>(() => MessageTransports.Open("zeromq"));
    }

    [Fact]
    public void Without_any_implementation_both_problems_are_named()
    {
        var reason = TransportReport.Choose("auto", NoNetMq, NoLibZmq).Reason;
        Assert.Contains("not part of this build", reason, StringComparison.Ordinal);
        Assert.Contains("cannot be loaded", reason, StringComparison.Ordinal);
    }
}
