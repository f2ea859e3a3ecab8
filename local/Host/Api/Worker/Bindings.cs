namespace Microsoft.Azure.Functions.Worker.Extensions.Abstractions
{
    /// <summary>Marks a parameter or return value that the host binds.</summary>
    public abstract class BindingAttribute : Attribute
    {
        /// <summary>As in the genuine package.</summary>
        public BindingAttribute()
        {
        }
    }

    /// <summary>Marks the parameter whose arrival starts a function.</summary>
    public abstract class TriggerBindingAttribute : BindingAttribute
    {
        /// <summary>As in the genuine package.</summary>
        public TriggerBindingAttribute()
        {
        }
    }

    /// <summary>Marks a parameter that the host fills besides the trigger's.</summary>
    public abstract class InputBindingAttribute : BindingAttribute
    {
        /// <summary>As in the genuine package.</summary>
        public InputBindingAttribute()
        {
        }
    }
}

namespace Microsoft.Azure.Functions.Worker
{
    using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

    /// <summary>Names a method as a function.</summary>
    /// <param name="name">Unique in the app.</param>
    [AttributeUsage(AttributeTargets.Method)]
    public class FunctionAttribute(string name) : Attribute
    {
        /// <summary>The function's name.</summary>
        public string Name { get; } = name;
    }

    /// <summary>Who the host lets in by key. The app checks tokens itself and uses <see cref="Anonymous"/>.</summary>
    public enum AuthorizationLevel
    {
        /// <summary>No key is asked for.</summary>
        Anonymous = 0,
        /// <summary>Not used by the host.</summary>
        User = 1,
        /// <summary>The function's key.</summary>
        Function = 2,
        /// <summary>The system key.</summary>
        System = 3,
        /// <summary>The host's master key.</summary>
        Admin = 4,
    }

    /// <summary>Starts a function by an HTTP request.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) : TriggerBindingAttribute
    {
        /// <summary>Who the host lets in by key.</summary>
        public AuthorizationLevel AuthLevel { get; } = authLevel;

        /// <summary>The verbs, in any case.</summary>
        public string[]? Methods { get; } = methods;

        /// <summary>The template, without a leading slash; empty means the function's name.</summary>
        public string? Route { get; set; }
    }

    /// <summary>Starts a function by an NCRONTAB schedule of six fields, in UTC, or a setting's name between percent signs.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class TimerTriggerAttribute(string schedule) : TriggerBindingAttribute
    {
        /// <summary>Seconds, minutes, hours, day of month, month, day of week.</summary>
        public string Schedule { get; } = schedule;

        /// <summary>Runs once when the host starts.</summary>
        public bool RunOnStartup { get; set; }

        /// <summary>Keeps the last run, so that a missed one is caught up.</summary>
        public bool UseMonitor { get; set; } = true;
    }

    /// <summary>What a timer function is told.</summary>
    public class TimerInfo
    {
        /// <summary>Last and next run, where the schedule is monitored.</summary>
        public ScheduleStatus? ScheduleStatus { get; set; }

        /// <summary>True for the one run that catches up on missed ones.</summary>
        public bool IsPastDue { get; set; }
    }

    /// <summary>A timer's runs, UTC.</summary>
    public class ScheduleStatus
    {
        /// <summary>The last occurrence that was run.</summary>
        public DateTime Last { get; set; }

        /// <summary>The next occurrence.</summary>
        public DateTime Next { get; set; }

        /// <summary>When this status was written.</summary>
        public DateTime LastUpdated { get; set; }
    }

    /// <summary>Starts a function by messages of a queue or a topic's subscription.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class ServiceBusTriggerAttribute : TriggerBindingAttribute
    {
        /// <summary>Listens to a queue.</summary>
        public ServiceBusTriggerAttribute(string queueName) => QueueName = queueName;

        /// <summary>Listens to a subscription of a topic.</summary>
        public ServiceBusTriggerAttribute(string topicName, string subscriptionName) =>
            (TopicName, SubscriptionName) = (topicName, subscriptionName);

        /// <summary>The queue, where it is one.</summary>
        public string? QueueName { get; }

        /// <summary>The topic, where it is one.</summary>
        public string? TopicName { get; }

        /// <summary>The topic's subscription.</summary>
        public string? SubscriptionName { get; }

        /// <summary>The setting that holds the connection; "AzureWebJobsServiceBus" where absent.</summary>
        public string? Connection { get; set; }

        /// <summary>Hands over several messages at once.</summary>
        public bool IsBatched { get; set; }

        /// <summary>Overrides host.json: completes a message when the function returns.</summary>
        public bool AutoCompleteMessages { get; set; } = true;
    }

    /// <summary>Starts an orchestration.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class OrchestrationTriggerAttribute : TriggerBindingAttribute
    {
        /// <summary>The orchestration's name; the function's where absent.</summary>
        public string? Orchestration { get; set; }
    }

    /// <summary>Starts an activity.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class ActivityTriggerAttribute : TriggerBindingAttribute
    {
        /// <summary>The activity's name; the function's where absent.</summary>
        public string? Activity { get; set; }
    }

    /// <summary>Binds the client that starts and talks to orchestrations.</summary>
    [AttributeUsage(AttributeTargets.Parameter)]
    public sealed class DurableClientAttribute : InputBindingAttribute
    {
        /// <summary>The task hub; host.json's where absent.</summary>
        public string? TaskHub { get; set; }
    }
}
