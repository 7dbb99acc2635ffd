// A weight-stationary systolic array: weights enter from above, a row a cycle; activations move right, partial sums down, a cycle a cell.
module tile #(
    parameter int ROWS = 4,
    parameter int COLUMNS = 4
) (
    input  logic                           clk,
    input  logic                           load,        // shift the weights down by a row
    input  logic [COLUMNS-1:0][7:0]        weights,
    input  logic                           valid,       // a vector of activations enters
    input  logic [ROWS-1:0][7:0]           activations,
    output logic [COLUMNS-1:0]             result_valid,
    output logic [COLUMNS-1:0][31:0]       results
);
  logic signed [7:0]  weight[ROWS][COLUMNS];
  logic signed [7:0]  act[ROWS][COLUMNS];
  logic signed [31:0] sum[ROWS][COLUMNS];
  logic signed [7:0]  skew[ROWS][ROWS];               // row r starts r cycles later
  logic [ROWS+COLUMNS-2:0] valid_chain;

  logic signed [7:0]  left[ROWS][COLUMNS];            // what enters a cell from the left
  always_comb
    for (int r = 0; r < ROWS; r++)
      for (int c = 0; c < COLUMNS; c++) left[r][c] = c > 0 ? act[r][c-1] : r > 0 ? skew[r][r-1] : $signed(activations[0]);

  always_ff @(posedge clk) begin
    valid_chain <= {valid_chain[ROWS+COLUMNS-3:0], valid};
    for (int r = 0; r < ROWS; r++) begin
      skew[r][0] <= $signed(activations[r]);
      for (int k = 1; k < ROWS; k++) skew[r][k] <= skew[r][k-1];
      for (int c = 0; c < COLUMNS; c++) begin
        if (load) weight[r][c] <= r == 0 ? $signed(weights[c]) : weight[r-1][c];
        act[r][c] <= left[r][c];
        sum[r][c] <= (r == 0 ? 32'sd0 : sum[r-1][c]) + 32'(weight[r][c]) * 32'(left[r][c]);
      end
    end
  end

  always_comb
    for (int c = 0; c < COLUMNS; c++) begin
      results[c] = sum[ROWS-1][c];
      result_valid[c] = valid_chain[ROWS-1+c];
    end
endmodule
