namespace CreditFunctions.Regulation.Cases;

/// <summary>How the applicant asked to be told (告知方式).</summary>
public enum DeliveryWay
{
    /// <summary>In the inbox of the platform; told when it lies there.</summary>
    Inbox,

    /// <summary>By post; told when a clerk records the proof of delivery. The inbox gets it too.</summary>
    Post,

    /// <summary>At the service window; told when a clerk records that it was handed over. The inbox gets it too.</summary>
    Window,
}
