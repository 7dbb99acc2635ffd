using System.Reflection;
using System.Reflection.Emit;

namespace Tlm.Hosting.Tests.Scenarios;

/// <summary>Plug-ins are loaded beside the program; a good one is used in the end-to-end tests.</summary>
public class PluginRules : ScenarioRules
{
    [Theory]
    [InlineData("plugins: [gone.dll]", "gone.dll' does not exist")]
    [InlineData("plugins: [text.dll]", "text.dll' is no .NET assembly")]
    [InlineData("plugins: { a: b }", "'plugins' holds a mapping: expected a list of DLLs")]
    public void A_plug_in_that_cannot_be_loaded_is_refused(string plugins, string message)
    {
        Folder.Write("text.dll", "no assembly");
        var problem = Assert.Single(Assert.Throws<InputException>(() => Read($"{Good}\n{plugins}")).Problems);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(7, problem.Location.Line);
    }

    [Fact]
    public void A_plug_in_without_components_is_refused()
    {
        var assembly = typeof(Tlm.Observability.Metrics.Metric).Assembly.Location;
        var problem = Assert.Single(Assert.Throws<InputException>(() => Read($"{Good}\nplugins: ['{assembly}']")).Problems);
        Assert.Contains("declares no component: expected a public class with [Component(\"name\")]", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_type_name_is_declared_once()
    {
        var assembly = typeof(Components.Source).Assembly.Location;
        var problem = Assert.Single(Assert.Throws<InputException>(() => Read($"{Good}\nplugins: ['{assembly}']")).Problems);
        Assert.Contains("is declared by Tlm.Hosting.Tests and by Tlm.Hosting.Tests: rename one", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cyles", null, "unknown unit 'cyles'")]
    [InlineData("ns", "1 parsec", "bound '1 parsec'")]
    public void A_fault_in_the_declaration_of_a_parameter_is_named(string unit, string? min, string fault)
    {
        var file = Folder.Write("faulty.dll", "");
        EmitPlugin(file, unit, min);
        var problem = Assert.Single(Assert.Throws<InputException>(() => Read($"{Good}\nplugins: [faulty.dll]")).Problems);
        Assert.Contains("parameter FaultyOptions.Wait: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(fault, problem.Message, StringComparison.Ordinal);
        Assert.Equal(7, problem.Location.Line);
    }

    // class FaultyOptions { [Parameter("...", Unit = unit, Min = min)] public long Wait { get; set; } } and a component with these options
    private static void EmitPlugin(string file, string unit, string? min)
    {
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("faulty"), typeof(object).Assembly);
        ModuleBuilder module = assembly.DefineDynamicModule("faulty");
        TypeBuilder options = module.DefineType("FaultyOptions", TypeAttributes.Public | TypeAttributes.Class);
        FieldBuilder field = options.DefineField("_wait", typeof(long), FieldAttributes.Private);
        MethodBuilder setter = options.DefineMethod("set_Wait", MethodAttributes.Public, null, [typeof(long)]);
        ILGenerator set = setter.GetILGenerator();
        set.Emit(OpCodes.Ldarg_0);
        set.Emit(OpCodes.Ldarg_1);
        set.Emit(OpCodes.Stfld, field);
        set.Emit(OpCodes.Ret);
        PropertyBuilder wait = options.DefineProperty("Wait", PropertyAttributes.None, typeof(long), null);
        wait.SetSetMethod(setter);
        Type parameter = typeof(ParameterAttribute);
        wait.SetCustomAttribute(new CustomAttributeBuilder(
            parameter.GetConstructors()[0], ["how long"], [parameter.GetProperty("Unit")!, parameter.GetProperty("Min")!], [unit, min]));
        options.CreateType();
        TypeBuilder component = module.DefineType("Faulty", TypeAttributes.Public | TypeAttributes.Class, typeof(Component));
        component.SetCustomAttribute(new CustomAttributeBuilder(typeof(ComponentAttribute).GetConstructors()[0], ["faulty"]));
        ConstructorBuilder constructor = component.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, [typeof(ComponentContext), options]);
        ILGenerator create = constructor.GetILGenerator();
        create.Emit(OpCodes.Ldarg_0);
        create.Emit(OpCodes.Ldarg_1);
        create.Emit(OpCodes.Call, typeof(Component).GetConstructors(BindingFlags.Instance | BindingFlags.NonPublic)[0]);
        create.Emit(OpCodes.Ret);
        component.CreateType();
        assembly.Save(file);
    }
}
