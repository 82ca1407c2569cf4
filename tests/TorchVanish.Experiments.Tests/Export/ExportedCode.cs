using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TorchVanish.Experiments.Export;

namespace TorchVanish.Experiments.Tests.Export;

/// <summary>Compiles an exported program as dotnet run does, with the hook of the tests in it.</summary>
internal static class ExportedCode
{
    // What the SDK adds to a console program.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Options =
        CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest).WithFeatures([new("FileBasedProgram", "true")]);

    // All programs are made from one compilation: to read 200 references takes longer than to compile one program.
    private static readonly Lazy<CSharpCompilation> Empty = new(() => CSharpCompilation.Create(
        "exported",
        [CSharpSyntaxTree.ParseText(ImplicitUsings, Options)],
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable)));

    private static readonly ConcurrentDictionary<string, Action> Compiled = new();

    /// <returns>The program, to be called.</returns>
    public static Action Compile(CSharpProgram program) => Compiled.GetOrAdd(
        (program with { Samples = $"{program.Samples}\n(x, y) = {typeof(ExportedHook).FullName}.Begin(model, x, y);" }).Text, Build);

    private static Action Build(string code)
    {
        var compilation = Empty.Value.AddSyntaxTrees(CSharpSyntaxTree.ParseText(code, Options));
        using var stream = new MemoryStream();
        var result = compilation.Emit(stream);
        // A warning would be shown to everyone who runs the file.
        var problems = result.Diagnostics.Where(problem => problem.Severity >= DiagnosticSeverity.Warning).ToList();
        Assert.True(problems.Count == 0, $"{string.Join('\n', problems)}\n{code}");
        var main = System.Reflection.Assembly.Load(stream.ToArray()).EntryPoint!;
        return () => main.Invoke(null, [Array.Empty<string>()]);
    }
}
