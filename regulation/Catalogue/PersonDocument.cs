namespace CreditFunctions.Regulation.Catalogue;

/// <summary>The kinds of a person's document (证件类型), in the national template's words.</summary>
public static class PersonDocument
{
    /// <summary>身份证: the citizen id, GB 11643-1999.</summary>
    public const string CitizenId = "身份证";

    /// <summary>护照号: a passport.</summary>
    public const string Passport = "护照号";

    /// <summary>港澳居民来往内地通行证.</summary>
    public const string HongKongMacaoPermit = "港澳居民来往内地通行证";

    /// <summary>台湾居民来往大陆通行证.</summary>
    public const string TaiwanPermit = "台湾居民来往大陆通行证";

    /// <summary>外国人永久居留身份证.</summary>
    public const string ForeignPermanentResidence = "外国人永久居留身份证";
}
