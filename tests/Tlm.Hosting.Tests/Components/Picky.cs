namespace Tlm.Hosting.Tests.Components;

[Component("picky", Description = "Refuses to be built.")]
public sealed class Picky : Component
{
    public Picky(ComponentContext context)
        : base(context) => throw new NotSupportedException("not on a Friday");
}
