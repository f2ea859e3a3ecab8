namespace CreditFunctions.Regulation.Catalogue;

/// <summary>Who answers for the information: public (公共信用信息) or market credit information (市场信用信息), article 3.</summary>
public enum ItemKind
{
    /// <summary>公共信用信息: from state organs and bodies with public functions.</summary>
    Public,
    /// <summary>市场信用信息: from market bodies; of a natural person only with consent (article 7).</summary>
    Market,
}

/// <summary>Whom a record is about (信用主体, article 3), in the words of the national template's 行政相对人类别.</summary>
public enum SubjectKind
{
    /// <summary>法人及非法人组织: a legal person or an unincorporated organisation.</summary>
    Organisation,
    /// <summary>个体工商户: an individually-owned business, shown as an organisation with its personal fields masked.</summary>
    SoleProprietor,
    /// <summary>自然人: a natural person; never public.</summary>
    NaturalPerson,
}

/// <summary>Whether a record speaks for or against its subject.</summary>
public enum Polarity
{
    /// <summary>Neither, as a licence.</summary>
    Neutral,
    /// <summary>守信: for it.</summary>
    Positive,
    /// <summary>失信: against it; needs a severity before it is published.</summary>
    Negative,
}

/// <summary>How a record may leave the platform (披露方式, articles 12 and 13).</summary>
public enum Disclosure
{
    /// <summary>政务公开: anyone may see it within its publication period.</summary>
    Public,
    /// <summary>政务共享: bodies with a purpose by article 10.</summary>
    Sharing,
    /// <summary>Only by the subject's written authorisation (article 24).</summary>
    Authorisation,
    /// <summary>主动公布: the subject itself chooses (article 13).</summary>
    SubjectChooses,
}

/// <summary>How grave a negative record is (严重程度), by the sector department's standard.</summary>
public enum Severity
{
    /// <summary>轻微.</summary>
    Minor,
    /// <summary>一般.</summary>
    General,
    /// <summary>严重.</summary>
    Serious,
}
