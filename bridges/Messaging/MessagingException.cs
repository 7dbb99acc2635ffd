namespace Tlm.Bridges.Messaging;

/// <summary>A socket, a key or a native library does not do what was asked of it.</summary>
public class MessagingException : Exception
{
    /// <summary>Creates the exception with a message that says what was tried and what happened.</summary>
    public MessagingException(string message) : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    public MessagingException(string message, Exception inner) : base(message, inner)
    {
    }
}
