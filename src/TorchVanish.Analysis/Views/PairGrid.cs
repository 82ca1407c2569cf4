using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Views;

/// <summary>One number for each pair of a row and a column, colored by its power of ten; 1 is the middle of the scale.</summary>
/// <param name="Quantity">The meaning of the numbers.</param>
/// <param name="Decades">The decades from 1 to each end of the scale; larger deviations have the color of the end.</param>
/// <param name="Cells">One for each pair, in any order.</param>
public sealed record PairGrid(
    string Quantity,
    string RowLabel,
    IReadOnlyList<string> Rows,
    string ColumnLabel,
    IReadOnlyList<string> Columns,
    int Decades,
    IReadOnlyList<PairCell> Cells);

/// <param name="Row">Index in <see cref="PairGrid.Rows"/>.</param>
public sealed record PairCell(int Row, int Column, Interval Value);
