namespace Tlm.Hosting.Catalog;

/// <summary>Knows the component types that scenarios can ask for.</summary>
public interface IComponentCatalog
{
    /// <summary>The types in ordinal order of their names.</summary>
    IReadOnlyList<ComponentType> Types { get; }

    /// <summary>The type of a name, or null.</summary>
    ComponentType? Find(string type);
}
