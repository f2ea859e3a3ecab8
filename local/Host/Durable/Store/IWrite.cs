namespace CreditFunctions.Local.Durable.Store;

/// <summary>One thing to write. The loop puts many of them into one transaction.</summary>
internal interface IWrite
{
    /// <summary>Carries it out. May be called again after a transaction that did not commit.</summary>
    void Apply(WriteSession session);

    /// <summary>It is on disk: whoever asked may be told, and what it sets off may begin. In the order of the writes.</summary>
    void Committed();

    /// <summary>It cannot be written.</summary>
    void Rejected(Exception exception);
}
