namespace CreditFunctions.Local.Durable.Dispatch;

/// <summary>Which instances keep their code in memory: so many, the longest idle leaves first.</summary>
internal sealed class WarmInstances(int capacity)
{
    private readonly LinkedList<Instance> _order = [];
    private readonly Dictionary<Instance, LinkedListNode<Instance>> _nodes = [];

    /// <returns>The instance that has to leave, or null.</returns>
    public Instance? Touch(Instance instance)
    {
        Drop(instance);
        _nodes.Add(instance, _order.AddLast(instance));
        if (_nodes.Count <= capacity) return null;
        var oldest = _order.First!.Value;
        Drop(oldest);
        return oldest;
    }

    public void Drop(Instance instance)
    {
        if (_nodes.Remove(instance, out var node)) _order.Remove(node);
    }
}
