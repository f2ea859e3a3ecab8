using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace CreditFunctions.Problems;

/// <summary>The one place where errors of HTTP functions become answers.</summary>
internal sealed class ProblemMiddleware(ILogger<ProblemMiddleware> logger) : IFunctionsWorkerMiddleware
{
    /// <inheritdoc />
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception error) when (Find<ProblemException>(error) is { } known)
        {
            context.GetInvocationResult().Value = known.Problem;
        }
        catch (Exception error) when (Find<RequestFailedException>(error) is not null && !Gone(context))
        {
            logger.LogError(error, "{Function}: a storage call failed", context.FunctionDefinition.Name);
            context.GetInvocationResult().Value = CommonProblems.StorageUnavailable;
        }
        catch (Exception error) when (Find<BadHttpRequestException>(error) is { } bad)
        {
            context.GetInvocationResult().Value = bad.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? CommonProblems.BodyTooLarge(100_000_000)
                : new Problem(bad.StatusCode, "bad-request", "请求不完整或格式不正确，请检查后重试。", bad.Message);
        }
        catch (Exception error) when (!Gone(context))
        {
            logger.LogError(error, "{Function} failed", context.FunctionDefinition.Name);
            context.GetInvocationResult().Value = CommonProblems.Unexpected(context.InvocationId);
        }
    }

    // The worker wraps a function's exception in some versions.
    private static T? Find<T>(Exception? error) where T : Exception
    {
        for (; error is not null; error = error.InnerException)
        {
            if (error is T found) return found;
        }

        return null;
    }

    private static bool Gone(FunctionContext context) => context.GetHttpContext()?.RequestAborted.IsCancellationRequested ?? true;
}
