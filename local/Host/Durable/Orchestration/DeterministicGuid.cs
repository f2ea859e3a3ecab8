using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CreditFunctions.Local.Durable.Orchestration;

/// <summary>GUIDs that come out the same on replay, and differ between instances, runs and calls.</summary>
internal static class DeterministicGuid
{
    /// <param name="instanceId">The instance.</param>
    /// <param name="execution">The run: a replaced instance of the same id gets other GUIDs.</param>
    /// <param name="number">The how manieth of the run.</param>
    public static Guid Create(string instanceId, long execution, int number)
    {
        var name = new byte[12 + Encoding.UTF8.GetByteCount(instanceId)];
        BinaryPrimitives.WriteInt64BigEndian(name, execution);
        BinaryPrimitives.WriteInt32BigEndian(name.AsSpan(8), number);
        Encoding.UTF8.GetBytes(instanceId, name.AsSpan(12));
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(name, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80); // version 8: made by a rule of one's own (RFC 9562)
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80); // the variant of RFC 9562
        return new Guid(hash[..16], bigEndian: true);
    }
}
