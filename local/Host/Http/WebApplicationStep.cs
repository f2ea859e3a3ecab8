using CreditFunctions.Local.Worker;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace CreditFunctions.Local.Http;

/// <summary>The worker's step that turns an HTTP function's result into an answer, after every middleware registered behind it.</summary>
internal static class WebApplicationStep
{
    public static FunctionExecutionDelegate Around(FunctionExecutionDelegate next) => context =>
        ((LocalFunctionContext)context).Function.Trigger is HttpTrigger ? AnswerAsync(context, next) : next(context);

    private static async Task AnswerAsync(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        var http = context.GetHttpContext()!;
        switch (context.GetInvocationResult().Value)
        {
            case IActionResult action:
                await action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor()));
                break;
            case IResult result:
                await result.ExecuteAsync(http);
                break;
        }
    }
}
