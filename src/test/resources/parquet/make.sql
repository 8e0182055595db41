-- What wrote the .parquet files in this folder: DuckDB 1.4.1, through its JDBC driver. The texts are our own.
CREATE TABLE towns AS
    SELECT i AS id, 'Town ' || i AS title, CASE WHEN i % 7 = 3 THEN NULL ELSE 'The town number ' || i || ' lies on the river Öre.' END AS body
    FROM range(0, 300) t(i);
COPY towns TO 'snappy.parquet' (FORMAT parquet, CODEC 'snappy', ROW_GROUP_SIZE 100);
COPY towns TO 'zstd.parquet' (FORMAT parquet, CODEC 'zstd');
COPY towns TO 'gzip.parquet' (FORMAT parquet, CODEC 'gzip');
COPY towns TO 'plain.parquet' (FORMAT parquet, CODEC 'uncompressed');
COPY towns TO 'lz4.parquet' (FORMAT parquet, CODEC 'lz4');
COPY (SELECT [{'role': 'user', 'content': 'What is ' || i || ' + 1?'}, {'role': 'assistant', 'content': 'It is ' || (i + 1) || '.'}] AS messages, 'sums' AS area FROM range(0, 3) t(i))
    TO 'messages.parquet' (FORMAT parquet, CODEC 'snappy');
COPY (SELECT 'The capital of Norland is' AS prompt, 'Ostby' AS answer) TO 'questions.parquet' (FORMAT parquet, CODEC 'snappy');
