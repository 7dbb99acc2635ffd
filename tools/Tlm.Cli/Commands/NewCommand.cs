using System.CommandLine;
using Tlm.Cli.Templates;

namespace Tlm.Cli.Commands;

/// <summary><c>tlm new</c>: a component project or a scenario from the templates, which <c>dotnet new</c> can use as well.</summary>
internal sealed class NewCommand : ICommandModule
{
    private readonly Argument<string> _name = new("name") { Description = "Its name: letters, digits, '-' or '_', e.g. my-memory." };
    private readonly Option<string?> _out = new("--out") { Description = "Folder to make (component) or to write into (scenario); default: by the name, or here." };
    private readonly Option<string?> _feed = new("--feed") { Description = "Folder with Tlm's packages (default: artifacts/packages of the repository that tlm runs from)." };

    public Command Create()
    {
        Command component = new("component", "Make a component of your own: a plug-in with a test project and a scenario.") { _name, _out, _feed };
        component.SetAction(MakeComponent);
        Command scenario = new("scenario", "Make a scenario file to start from.") { _name, _out };
        scenario.SetAction(MakeScenario);
        return new Command("new", "Start a component or a scenario of your own.") { component, scenario };
    }

    private int MakeComponent(ParseResult parsed)
    {
        var name = TemplateName.Parse(parsed.GetRequiredValue(_name));
        var feed = parsed.GetValue(_feed) is { } given ? Path.GetFullPath(given) : Template.PackageFeed();
        var folder = Path.GetFullPath(parsed.GetValue(_out) ?? name.Kebab);
        Template.Copy("tlm-component", folder, name, feed);
        Console.WriteLine($"made {folder}; next: cd {parsed.GetValue(_out) ?? name.Kebab} && dotnet test {name.Pascal}.Tests && tlm run scenario.yaml");
        return ExitCodes.Done;
    }

    private int MakeScenario(ParseResult parsed)
    {
        var name = TemplateName.Parse(parsed.GetRequiredValue(_name));
        var folder = Path.GetFullPath(parsed.GetValue(_out) ?? ".");
        Template.CopyFile("tlm-scenario", folder, name);
        Console.WriteLine($"made {Path.Combine(folder, name.Kebab + ".yaml")}; next: tlm run {name.Kebab}.yaml");
        return ExitCodes.Done;
    }
}
