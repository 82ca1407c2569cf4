using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Views;

/// <summary>One number for every pair of two choices, coloured by its power of ten: 1 is the middle of the scale.</summary>
/// <param name="Quantity">What the numbers are.</param>
/// <param name="Decades">Of the scale, either way from 1; what lies beyond has the colour of the end.</param>
/// <param name="Cells">One for each pair, in any order.</param>
public sealed record PairGrid(
    string Quantity,
    string RowLabel,
    IReadOnlyList<string> Rows,
    string ColumnLabel,
    IReadOnlyList<string> Columns,
    int Decades,
    IReadOnlyList<PairCell> Cells);

/// <param name="Row">Position in <see cref="PairGrid.Rows"/>.</param>
public sealed record PairCell(int Row, int Column, Interval Value);
