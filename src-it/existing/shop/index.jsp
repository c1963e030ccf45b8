<%@ page session="false" contentType="text/html; charset=UTF-8" %>
<!DOCTYPE html>
<title>Shop</title>
<p>Welcome.</p>
