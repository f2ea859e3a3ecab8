namespace CreditFunctions.Cases;

/// <summary>A piece of evidence (证据材料) as stored: the bytes lie encrypted in a blob.</summary>
/// <param name="Id">Names the blob; opaque.</param>
/// <param name="Name">The file's name, as the applicant gave it.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Of the plain bytes, lower-case hexadecimal: shows that they are unchanged, and whether they are new.</param>
internal sealed record Evidence(string Id, string Name, string ContentType, long Length, string Sha256);
