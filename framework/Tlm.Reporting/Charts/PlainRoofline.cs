using Tlm.Reporting.Formatting;
using Tlm.Reporting.Html;

namespace Tlm.Reporting.Charts;

/// <summary>A roofline as plain SVG: both axes logarithmic, a dashed line a memory, a solid one a compute unit, a mark an operator.</summary>
internal sealed class PlainRoofline
{
    private const double Width = 720;
    private const double Height = 320;
    private const double Left = 84;
    private const double Bottom = 40;
    private readonly HtmlText _svg = new();
    private readonly HtmlText _legend = new();
    private readonly (double From, double To) _x;
    private readonly (double From, double To) _y;
    private int _colour;

    private PlainRoofline(IReadOnlyList<RooflinePhase> phases, IReadOnlyList<(string Name, double Value)> compute, IReadOnlyList<(string Name, double Value)> memory)
    {
        var points = phases.SelectMany(phase => phase.Points).ToArray();
        double roof = compute.Select(limit => limit.Value).DefaultIfEmpty(0).Max();
        _x = Decades(points.Select(point => point.Intensity).Concat(memory.Where(_ => roof > 0).Select(limit => roof / limit.Value)).Append(1).Append(10));
        _y = Decades(points.Select(point => point.Rate).Concat(compute.Select(limit => limit.Value)));
    }

    /// <summary>Draws operators under the limits of what computes and what holds their data.</summary>
    /// <param name="phases">The operators by phase; intensity in operations a byte and rate in operations a second, both above zero.</param>
    /// <param name="compute">Operations a second.</param>
    /// <param name="memory">Bytes a second.</param>
    public static Markup Draw(IReadOnlyList<RooflinePhase> phases, IReadOnlyList<(string Name, double Value)> compute, IReadOnlyList<(string Name, double Value)> memory)
    {
        var chart = new PlainRoofline(phases, compute, memory);
        chart.DrawAxes();
        foreach (RooflinePhase phase in phases)
            chart.DrawPoints(phase);
        double roof = compute.Select(limit => limit.Value).DefaultIfEmpty(0).Max();
        foreach (var (name, value) in memory)
            chart.DrawSlope(name, value, roof);
        foreach (var (name, value) in compute)
            chart.DrawRoof(name, value, memory);
        return new Markup($"<svg viewBox=\"0 0 {Width} {Height}\" class=\"lines roof\">{chart._svg}</svg><ul class=\"legend\">{chart._legend}</ul>");
    }

    private void DrawAxes()
    {
        _svg.Add($"<path class=\"axis\" d=\"M{Left} 6V{Height - Bottom}H{Width - 6}\"/>");
        for (double at = _x.From; at <= _x.To * 1.001; at *= 10)
            _svg.Add($"<path class=\"grid\" d=\"M{X(at):0.#} 6V{Height - Bottom}\"/><text class=\"mid\" x=\"{X(at):0.#}\" y=\"{Height - Bottom + 16}\">{Numbers.Plain(at)}</text>");
        for (double at = _y.From; at <= _y.To * 1.001; at *= 10)
            _svg.Add($"<path class=\"grid\" d=\"M{Left} {Y(at):0.#}H{Width - 6}\"/><text class=\"end\" x=\"{Left - 6}\" y=\"{Y(at) + 4:0.#}\">{Numbers.Show(at, "OPS")}</text>");
        _svg.Add($"<text class=\"mid\" x=\"{(Left + Width) / 2:0.#}\" y=\"{Height - 6}\">operations a byte</text>");
    }

    private void DrawPoints(RooflinePhase phase)
    {
        string colour = Next(phase.Name);
        foreach (var (intensity, rate, name) in phase.Points)
            _svg.Add($"<circle class=\"{colour}\" cx=\"{X(intensity):0.#}\" cy=\"{Y(rate):0.#}\" r=\"4.5\"><title>{phase.Name}: {name}, {Numbers.Plain(intensity)} op/B, {Numbers.Show(rate, "OPS")}</title></circle>");
    }

    // up to where the highest roof cuts it, and not below the chart
    private void DrawSlope(string name, double bytes, double roof)
    {
        double from = Math.Max(_x.From, _y.From / bytes);
        double to = Math.Min(_x.To, (roof > 0 ? roof : _y.To) / bytes);
        if (from < to)
            _svg.Add($"<path class=\"line dashed {Next($"{name}: {Numbers.Show(bytes, Unit.BytesPerSecond)}")}\" d=\"M{X(from):0.#} {Y(from * bytes):0.#}L{X(to):0.#} {Y(to * bytes):0.#}\"><title>{name}</title></path>");
    }

    private void DrawRoof(string name, double operations, IReadOnlyList<(string Name, double Value)> memory)
    {
        double from = memory.Select(limit => operations / limit.Value).DefaultIfEmpty(_x.From).Min();
        _svg.Add($"<path class=\"line {Next($"{name}: {Numbers.Show(operations, "OPS")}")}\" d=\"M{X(Math.Clamp(from, _x.From, _x.To)):0.#} {Y(operations):0.#}H{Width - 6}\"><title>{name}</title></path>");
    }

    private string Next(string name)
    {
        string colour = Palette.Class(_colour++);
        _legend.Add($"<li class=\"{colour}\">{name}</li>");
        return colour;
    }

    private double X(double value) => Left + (Share(value, _x) * (Width - Left - 6));

    private double Y(double value) => Height - Bottom - (Share(value, _y) * (Height - Bottom - 6));

    private static double Share(double value, (double From, double To) axis) => Math.Log10(value / axis.From) / Math.Log10(axis.To / axis.From);

    private static (double From, double To) Decades(IEnumerable<double> values)
    {
        double[] all = [.. values.Where(value => value > 0 && double.IsFinite(value)).DefaultIfEmpty(1)];
        double from = Math.Pow(10, Math.Floor(Math.Log10(all.Min())));
        return (from, Math.Max(from * 10, Math.Pow(10, Math.Ceiling(Math.Log10(all.Max() * 1.01)))));
    }
}

/// <summary>Operators of a phase in a roofline.</summary>
/// <param name="Name">The phase.</param>
/// <param name="Points">Operations a byte, operations a second, and the operator.</param>
internal sealed record RooflinePhase(string Name, IReadOnlyList<(double Intensity, double Rate, string Operator)> Points);
