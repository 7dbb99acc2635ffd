using System.Reflection;

namespace Tlm.Hosting.Plugins;

/// <summary>Why code of a model failed: what its author threw, not what wraps it.</summary>
internal static class ModelFault
{
    public static string Reason(Exception error)
    {
        while (error is TargetInvocationException or TypeInitializationException && error.InnerException is { } cause)
            error = cause;
        return error.Message;
    }
}
