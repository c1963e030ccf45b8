/**
 * Promise: what cannot work stops the deployment, with one message that names all faults and their cures. Each nested class
 * holds the beans of one faulty application.
 */
package dev.holdfast.it.deployment;
