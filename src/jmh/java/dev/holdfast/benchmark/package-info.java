/**
 * What Holdfast costs, measured: {@code mvn -Pbenchmark verify}. {@link dev.holdfast.benchmark.Benchmarks} runs it all and
 * writes the README's table and chart.
 */
@NullMarked
package dev.holdfast.benchmark;

import org.jspecify.annotations.NullMarked;
