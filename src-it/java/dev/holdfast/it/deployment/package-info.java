/**
 * Promise: what cannot work stops the deployment, with one message that names all faults and their cures. Each class
 * is a bean with one fault.
 */
package dev.holdfast.it.deployment;
